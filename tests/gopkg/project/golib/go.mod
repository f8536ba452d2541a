module example.com/go-lib

go 1.25
