"""From a report to its claims, pass by pass. Sameness within one report is settled here."""
