"""How a touch is packed: six bytes a day, as `touches` writes them."""

import struct

from regulars.domain.moments import Depth, Direction

PACKED = struct.Struct("<ibb")
DIRECTION_CODES = {Direction.THEM: 0, Direction.ME: 1, Direction.BOTH: 2}
DEPTH_CODES = {Depth.LIGHT: 0, Depth.NORMAL: 1, Depth.DEEP: 2}
