"""Small pieces the pages are made of, each painting or arranging one thing the office knows by name."""
