"""What passes between the steps of the pipeline: frozen values without input or output."""
