"""What exists: tables of nations, counties, villages, households, actors, projects and stakes."""
