"""CephRes-MHNet: the landmark network of Nasion, its training and its export."""
__version__ = "0.1.0"
