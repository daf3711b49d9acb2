"""Role-play practice for e-commerce customer service: authored buyers, proven marks, exact replay."""

__version__ = "0.1.0"
