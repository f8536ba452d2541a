module goruntime

go 1.25
