"""Forecasting a decision from the positions of those who bear on it."""
