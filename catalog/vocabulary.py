"""The closed lists of the catalogue: the words a bag may be described with.

Anything open-ended (a brand, a material) is a row in a table instead.
"""

from django.db import models


class Category(models.TextChoices):
    BAG = "bag", "Bag"
    CASE = "case", "Small case"
    WALLET = "wallet", "Compact wallet"
    PHONE_CASE = "phone_case", "Phone case"


class Silhouette(models.TextChoices):
    TOP_HANDLE = "top_handle", "Top handle"
    FLAP = "flap", "Flap"
    BAGUETTE = "baguette", "Baguette"
    SADDLE = "saddle", "Saddle"
    BOX = "box", "Box"
    BUCKET = "bucket", "Bucket"
    BARREL = "barrel", "Barrel"
    TOTE = "tote", "Tote"
    HOBO = "hobo", "Hobo"
    CRESCENT = "crescent", "Crescent"
    POUCH = "pouch", "Pouch"
    DRAWSTRING = "drawstring", "Drawstring"
    FRAME = "frame", "Frame purse"
    MINAUDIERE = "minaudiere", "Minaudière"
    CYLINDER = "cylinder", "Cylinder"
    ROUND = "round", "Round"
    BELT_BAG = "belt_bag", "Belt bag"
    WALLET = "wallet", "Wallet"
    PHONE_CASE = "phone_case", "Phone case"


class Closure(models.TextChoices):
    UNKNOWN = "", "Not known"
    FLAP = "flap", "Flap"
    MAGNET = "magnet", "Magnetic snap"
    TURN_LOCK = "turn_lock", "Turn lock"
    ZIP = "zip", "Zip"
    DRAWSTRING = "drawstring", "Drawstring"
    KISS_LOCK = "kiss_lock", "Kiss lock"
    BUCKLE = "buckle", "Buckle"
    PRESS_STUD = "press_stud", "Press stud"
    PADLOCK = "padlock", "Padlock"
    OPEN = "open", "Open top"
    NONE = "none", "Does not open"


class Construction(models.TextChoices):
    """How stiff the walls are; decides the wall thickness an interior is estimated with."""

    SOFT = "soft", "Soft"
    STRUCTURED = "structured", "Structured"
    RIGID = "rigid", "Rigid"


class WearMode(models.TextChoices):
    HAND = "hand", "In the hand"
    SHOULDER = "shoulder", "On the shoulder"
    CROSSBODY = "crossbody", "Crossbody"
    NECKLACE = "necklace", "As a necklace"
    WRIST = "wrist", "On the wrist"
    BELT = "belt", "On a belt"
    CHARM = "charm", "As a bag charm"


class ColourFamily(models.TextChoices):
    BLACK = "black", "Black"
    WHITE = "white", "White"
    GREY = "grey", "Grey"
    BROWN = "brown", "Brown"
    BEIGE = "beige", "Beige"
    RED = "red", "Red"
    PINK = "pink", "Pink"
    ORANGE = "orange", "Orange"
    YELLOW = "yellow", "Yellow"
    GREEN = "green", "Green"
    BLUE = "blue", "Blue"
    PURPLE = "purple", "Purple"
    GOLD = "gold", "Gold"
    SILVER = "silver", "Silver"
    MULTI = "multi", "Several colours"


class MaterialFamily(models.TextChoices):
    """What the eye and the illustrator go by; a material's own name is kept beside it."""

    SMOOTH_LEATHER = "smooth_leather", "Smooth leather"
    GRAINED_LEATHER = "grained_leather", "Grained leather"
    QUILTED_LEATHER = "quilted_leather", "Quilted leather"
    WOVEN_LEATHER = "woven_leather", "Woven leather"
    PATENT = "patent", "Patent"
    SUEDE = "suede", "Suede and velvet"
    EXOTIC = "exotic", "Embossed and exotic"
    CANVAS = "canvas", "Canvas and cotton"
    NYLON = "nylon", "Nylon and technical"
    SILK = "silk", "Silk and satin"
    KNIT = "knit", "Knit and crochet"
    BEADED = "beaded", "Beads, sequins and crystal"
    STRAW = "straw", "Straw and raffia"
    METAL = "metal", "Metal"
    RESIN = "resin", "Resin and plastic"
    FUR = "fur", "Shearling and faux fur"


class PriceTier(models.TextChoices):
    """Where a brand stands in the trade, from the high street up."""

    HIGH_STREET = "high_street", "High street"
    CONTEMPORARY = "contemporary", "Contemporary"
    DESIGNER = "designer", "Designer"
    LUXURY = "luxury", "Luxury"
    HERITAGE = "heritage", "Museum and heritage"


class Availability(models.TextChoices):
    IN_STOCK = "in_stock", "In stock"
    LOW = "low", "Few left"
    PREORDER = "preorder", "To pre-order"
    SOLD_OUT = "sold_out", "Sold out"
    PAST = "past", "Price on record"


class EssentialKind(models.TextChoices):
    CARD = "card", "Cards"
    PHONE = "phone", "Phones"
    AUDIO = "audio", "Audio"
    BEAUTY = "beauty", "Beauty"
    CASH = "cash", "Cash and coins"
    KEYS = "keys", "Keys and trackers"
    PAPER = "paper", "Documents and paper"
    CARE = "care", "Care and health"
    EYEWEAR = "eyewear", "Eyewear"
    OTHER = "other", "Other things"


class EssentialShape(models.TextChoices):
    BOX = "box", "Box"
    CYLINDER = "cylinder", "Cylinder"
