"""Random tests: no deadline, since a busy machine is no mistake; on a build server always the same cases."""

import os

from hypothesis import settings

settings.register_profile("calm", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("calm")
