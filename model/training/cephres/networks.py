"""From a configuration's `model` to the network: CephRes-MHNet, or one of its rivals by `network`."""
from .model import CephResMHNet
from .rivals import RIVALS


def build(settings):
    """settings: {"network": name, …} for a rival, else CephResMHNet's own"""
    settings = dict(settings)
    name = settings.pop("network", None)
    return RIVALS[name][0](**settings) if name else CephResMHNet(**settings)
