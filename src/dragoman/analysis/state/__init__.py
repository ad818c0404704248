"""The state of a situation: who gained and lost in a period, and what held on a day."""
