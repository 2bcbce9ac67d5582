"""What the public may see: one view, laid over the record, that the public dossier and public exports read instead.

Whatever reads it cannot publish more than it holds, so no page and no format has a switch of its own.
"""

from onrecord.publish.withholding.public import PublicView

__all__ = ["PublicView"]
