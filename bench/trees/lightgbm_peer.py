"""LightGBM with our settings, on one thread: FOLDER WIDTH TRAINED -> JSON of what it predicts for the other rows, and times."""

import json
import sys
import time

import lightgbm
import numpy

folder, width, trained = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
x = numpy.fromfile(f"{folder}/x.bin").reshape(-1, width)
y = numpy.fromfile(f"{folder}/y.bin")
settings = {
    "objective": "regression",
    "max_bin": 64,
    "num_leaves": 15,
    "min_data_in_leaf": 20,
    "learning_rate": 0.04,
    "feature_fraction": 0.4,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "lambda_l2": 5,
    "num_threads": 1,
    "verbose": -1,
    "seed": 1,
}
start = time.perf_counter()
model = lightgbm.train(settings, lightgbm.Dataset(x[:trained], y[:trained]), 300)
fitted = time.perf_counter()
predicted = model.predict(x[trained:])
done = time.perf_counter()
print(json.dumps({"predicted": predicted.tolist(), "fitS": fitted - start, "predictS": done - fitted}))
