"""The seven networks that the paper compares CephRes-MHNet with, each in a module of its own."""
from .afpf import AFPFNet
from .cmunext import CMUNeXt
from .dynunet import DynUNet
from .mkunet import MKUNet
from .monai_unet import MonaiUNet
from .resunetpp import ResUNetPlusPlus
from .srpose import RevisitHPE

# name -> (class, millions of parameters in the paper's Table 1)
RIVALS = {
    "dynunet": (DynUNet, 1.93),
    "mk-unet": (MKUNet, 5.12),
    "resunet++": (ResUNetPlusPlus, 4.06),
    "monai-unet": (MonaiUNet, 1.63),
    "cmunext": (CMUNeXt, 3.15),
    "revisit-hpe": (RevisitHPE, 66.67),
    "afpf-net": (AFPFNet, 20.65),
}
