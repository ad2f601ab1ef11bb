"""Pure drawing and setting: values in, SVG or HTML out."""
