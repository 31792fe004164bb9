"""The command `circles` as `python -m service_circles`."""

from service_circles.cli import main

if __name__ == "__main__":  # processes of a local cluster import this file too
    main()
