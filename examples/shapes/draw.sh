#!/bin/sh
# Draws the example data set again into this folder. The same JDK writes the same bytes.
set -e
cd "$(dirname "$0")"
classes=$(mktemp -d)
trap 'rm -rf "$classes"' EXIT
javac -encoding UTF-8 -d "$classes" drawing/*.java
LC_ALL=C.UTF-8 java -cp "$classes" DrawShapes . --overview overview.png
