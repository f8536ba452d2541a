package object

import (
	"encoding/binary"
	"math/bits"
	"sync/atomic"
	"unsafe"
)

// HashSecret is the key CPython drew for this process, and HashReady says that
// the border set it and that CPython hashes with siphash-1-3. Until then, and
// for a CPython built with another algorithm, the host computes hashes.
var (
	HashSecret [16]byte
	HashReady  bool
)

// HashBuffer is the hash of a str's units or of a bytes object.
func HashBuffer(b string) int64 {
	if len(b) == 0 {
		return 0
	}
	if !HashReady && H != nil {
		return H.HashBytes(unsafe.Slice(unsafe.StringData(b), len(b)))
	}
	h := int64(siphash13(binary.LittleEndian.Uint64(HashSecret[:8]), binary.LittleEndian.Uint64(HashSecret[8:]), b))
	if h == -1 {
		h = -2
	}
	return h
}

// hashIsFinal is false before the image is loaded, while constants are made.
func hashIsFinal() bool { return HashReady || H != nil }

// Hash is hash(s); it is cached.
func (s *Str) Hash() int64 {
	if h := atomic.LoadInt64(&s.hash); h != 0 {
		return h
	}
	return s.hashUnits()
}

// HashKnown is hash(s) where it has been computed, else 0; TakeHash is told of it.
func (s *Str) HashKnown() int64 { return atomic.LoadInt64(&s.hash) }

func (s *Str) TakeHash(h int64) { storeRelaxed(&s.hash, h) }

func (s *Str) hashUnits() int64 {
	h := HashBuffer(s.S)
	if hashIsFinal() {
		storeRelaxed(&s.hash, h)
	}
	return h
}

func siphash13(k0, k1 uint64, src string) uint64 {
	b := uint64(len(src)) << 56
	v0 := k0 ^ 0x736f6d6570736575
	v1 := k1 ^ 0x646f72616e646f6d
	v2 := k0 ^ 0x6c7967656e657261
	v3 := k1 ^ 0x7465646279746573
	for len(src) >= 8 {
		m := le64(src)
		src = src[8:]
		v3 ^= m
		v0, v1, v2, v3 = sipRound(v0, v1, v2, v3)
		v0 ^= m
	}
	if len(src) >= 4 { // two reads that overlap
		b |= le32(src) | le32(src[len(src)-4:])<<(8*(len(src)-4))
	} else {
		for i := 0; i < len(src); i++ {
			b |= uint64(src[i]) << (8 * i)
		}
	}
	v3 ^= b
	v0, v1, v2, v3 = sipRound(v0, v1, v2, v3)
	v0 ^= b
	v2 ^= 0xff
	v0, v1, v2, v3 = sipRound(v0, v1, v2, v3)
	v0, v1, v2, v3 = sipRound(v0, v1, v2, v3)
	v0, v1, v2, v3 = sipRound(v0, v1, v2, v3)
	return (v0 ^ v1) ^ (v2 ^ v3)
}

func le64(s string) uint64 {
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

func le32(s string) uint64 {
	return uint64(uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24)
}

func sipRound(v0, v1, v2, v3 uint64) (uint64, uint64, uint64, uint64) {
	v0 += v1
	v2 += v3
	v1 = bits.RotateLeft64(v1, 13) ^ v0
	v3 = bits.RotateLeft64(v3, 16) ^ v2
	v0 = bits.RotateLeft64(v0, 32)
	v2 += v1
	v0 += v3
	v1 = bits.RotateLeft64(v1, 17) ^ v2
	v3 = bits.RotateLeft64(v3, 21) ^ v0
	v2 = bits.RotateLeft64(v2, 32)
	return v0, v1, v2, v3
}
