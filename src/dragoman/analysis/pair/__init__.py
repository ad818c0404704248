"""How two actors stand to each other."""
