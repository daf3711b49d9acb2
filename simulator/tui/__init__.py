"""The full-screen app that trainees practise in: screens, widgets and what they show. Started by `app.run`."""
