module pyimage

go 1.25

require example.com/shapes v0.0.0
require github.com/google/uuid v1.6.0

