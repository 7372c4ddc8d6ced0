"""The handbook's core: its model, rules, cross-links, pages and exports, with no generator in sight."""
