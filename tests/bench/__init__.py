"""What `bin/bench` measures. Nothing here is a test: time depends on the machine, so only ratios are judged."""
