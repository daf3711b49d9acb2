"""What the screens show, as plain values made from a session, a case or a library; no widget in here."""
