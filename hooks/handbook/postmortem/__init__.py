"""Postmortems that cite the handbook: judged, linked, suggested for, written."""
