"""Named configurations. `small-*` train on a CPU; `paper` and `best` want a GPU."""

LANDMARKS = ["S", "N", "Or", "Po", "Ar",
             "A", "ANS", "PNS", "UIT", "LIT", "Ls", "Li", "Sn",
             "B", "Pog", "Me", "Gn", "Go", "Pog'"]
GROUPS = [5, 8, 6]

SMALL = dict(groups=GROUPS, widths=[16, 32, 64, 96, 128], kernel=3, encoder_blocks=2,
             decoder_blocks=1, dropout=0.05, scaled_attention=True)
FULL = dict(groups=GROUPS, widths=[16, 32, 64, 128], kernel=5, encoder_blocks=2,
            decoder_blocks=2, dropout=0.05)

_CE = dict(loss="ce", sigma=1.2, distance=0.0, distance_radius=6, window=9, optimizer="adamw", lr=2e-3, weight_decay=1e-4,
           schedule="cosine", batch=4, clip=1.0, ema=0.998, augment={}, canvas=[768, 576],
           landmarks=LANDMARKS, seed=1, every=5, keep=10)

CONFIGS = {
    # The small sibling at 192x144 (canvas averaged 4x4).
    "small-192": dict(_CE, model=SMALL, factor=4, epochs=80),
    # 384x288 in, heat-maps of 192x144: 2x2 pixels become channels, so it costs as
    # much as small-192 and starts out as the same function as its weights.
    "small-384-in": dict(_CE, model=dict(SMALL, unshuffle=2), factor=2, epochs=40, lr=1e-3, distance=0.2,
                         augment=dict(noise=0.08), share={"phantom": 24}),
    # The same network at 384x288 (2x2), from small-192's weights.
    "small-384": dict(_CE, model=SMALL, factor=2, epochs=24, lr=1e-3, sigma=1.7, distance=0.1,
                      distance_radius=7, window=15),
    # A few films, a few seconds: for trying the commands.
    "tiny": dict(_CE, model=dict(SMALL, widths=[8, 8, 16]), factor=4, epochs=2),
    # The paper's network and recipe.
    "paper": dict(_CE, model=FULL, factor=1, canvas=[736, 576], epochs=150, loss="bce", sigma=2.0,
                  optimizer="rmsprop", lr=1e-4, weight_decay=4e-4, schedule="plateau",
                  ema=0.0, clip=0.0, augment=None),
    "paper-one-decoder": dict(_CE, model=dict(FULL, groups=[19]), factor=1, canvas=[736, 576], epochs=150,
                              loss="bce", sigma=2.0, optimizer="rmsprop", lr=1e-4, weight_decay=4e-4,
                              schedule="plateau", ema=0.0, clip=0.0, augment=None),
    "paper-no-residual": dict(_CE, model=dict(FULL, residual=False), factor=1, canvas=[736, 576], epochs=150,
                              loss="bce", sigma=2.0, optimizer="rmsprop", lr=1e-4, weight_decay=4e-4,
                              schedule="plateau", ema=0.0, clip=0.0, augment=None),
    # The paper's network with the recipe that pays on the small one.
    "best": dict(_CE, model=dict(FULL, scaled_attention=True), factor=1, canvas=[736, 576], epochs=120,
                 lr=1e-3, sigma=2.5),
}
