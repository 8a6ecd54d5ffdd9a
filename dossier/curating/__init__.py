"""What the commands of the curator's bench do, above the pipeline."""
