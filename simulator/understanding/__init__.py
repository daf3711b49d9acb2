"""From a free Chinese reply to the acts, faults, topics and slots that it holds.

The door is `simulator.understanding.pipeline.understand`; heavy libraries load with the first text, not on import.
"""
