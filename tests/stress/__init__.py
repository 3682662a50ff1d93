"""What must not break the Atlas: damaged files, builds that die, builds under many readers."""
