//go:build (!linux || !amd64) && !race

package object

const barrierWorks = false

func barrier() {}

func (c *Ctx) goInside(lock uintptr) { c.inside = lock }
