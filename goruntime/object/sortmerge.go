package object

// Merging two neighbouring runs of a sorter.

// gallopLeft is the place of key in sorted a before equal items; hint is where
// to start looking.
func (s *sorter) gallopLeft(key Value, a []Value, hint int) (int, *Exc) {
	last, ofs := 0, 1
	lt, err := s.less(a[hint], key)
	if err != nil {
		return 0, err
	}
	if lt {
		top := len(a) - hint
		for ofs < top {
			if lt, err = s.less(a[hint+ofs], key); err != nil {
				return 0, err
			}
			if !lt {
				break
			}
			last, ofs = ofs, ofs<<1+1
		}
		ofs = min(ofs, top)
		last, ofs = last+hint, ofs+hint
	} else {
		top := hint + 1
		for ofs < top {
			if lt, err = s.less(a[hint-ofs], key); err != nil {
				return 0, err
			}
			if lt {
				break
			}
			last, ofs = ofs, ofs<<1+1
		}
		ofs = min(ofs, top)
		last, ofs = hint-ofs, hint-last
	}
	for last++; last < ofs; {
		m := last + (ofs-last)>>1
		if lt, err = s.less(a[m], key); err != nil {
			return 0, err
		}
		if lt {
			last = m + 1
		} else {
			ofs = m
		}
	}
	return ofs, nil
}

// gallopRight is the place of key in sorted a after equal items.
func (s *sorter) gallopRight(key Value, a []Value, hint int) (int, *Exc) {
	last, ofs := 0, 1
	lt, err := s.less(key, a[hint])
	if err != nil {
		return 0, err
	}
	if lt {
		top := hint + 1
		for ofs < top {
			if lt, err = s.less(key, a[hint-ofs]); err != nil {
				return 0, err
			}
			if !lt {
				break
			}
			last, ofs = ofs, ofs<<1+1
		}
		ofs = min(ofs, top)
		last, ofs = hint-ofs, hint-last
	} else {
		top := len(a) - hint
		for ofs < top {
			if lt, err = s.less(key, a[hint+ofs]); err != nil {
				return 0, err
			}
			if lt {
				break
			}
			last, ofs = ofs, ofs<<1+1
		}
		ofs = min(ofs, top)
		last, ofs = last+hint, ofs+hint
	}
	for last++; last < ofs; {
		m := last + (ofs-last)>>1
		if lt, err = s.less(key, a[m]); err != nil {
			return 0, err
		}
		if lt {
			ofs = m
		} else {
			last = m + 1
		}
	}
	return ofs, nil
}

// mergeAt merges runs i and i+1.
func (s *sorter) mergeAt(i int) *Exc {
	a, na := s.runs[i].base, s.runs[i].n
	b, nb := s.runs[i+1].base, s.runs[i+1].n
	s.runs[i].n = na + nb
	s.runs = append(s.runs[:i+1], s.runs[i+2:]...)
	k, err := s.gallopRight(s.keys[b], s.keys[a:a+na], 0)
	if err != nil {
		return err
	}
	a, na = a+k, na-k
	if na == 0 {
		return nil
	}
	nb, err = s.gallopLeft(s.keys[a+na-1], s.keys[b:b+nb], nb-1)
	if err != nil || nb == 0 {
		return err
	}
	if na <= nb {
		return s.mergeLo(a, na, b, nb)
	}
	return s.mergeHi(a, na, b, nb)
}

// stash copies n items at base aside.
func (s *sorter) stash(base, n int) {
	s.tmpK = append(s.tmpK[:0], s.keys[base:base+n]...)
	if s.vals != nil {
		s.tmpV = append(s.tmpV[:0], s.vals[base:base+n]...)
	}
}

// move shifts n items within the list, restore copies n of the stash into it.
func (s *sorter) move(dst, src, n int) {
	copy(s.keys[dst:dst+n], s.keys[src:src+n])
	if s.vals != nil {
		copy(s.vals[dst:dst+n], s.vals[src:src+n])
	}
}

func (s *sorter) restore(dst, src, n int) {
	copy(s.keys[dst:dst+n], s.tmpK[src:src+n])
	if s.vals != nil {
		copy(s.vals[dst:dst+n], s.tmpV[src:src+n])
	}
}

// mergeLo merges na items at a (stashed) with nb at b, from the left; na <= nb.
func (s *sorter) mergeLo(a, na, b, nb int) *Exc {
	s.stash(a, na)
	dest, t := a, 0 // t: next of the stash
	s.move(dest, b, 1)
	dest, b, nb = dest+1, b+1, nb-1
	copyB := func() *Exc {
		s.move(dest, b, nb)
		s.restore(dest+nb, t, 1)
		return nil
	}
	done := func(err *Exc) *Exc {
		s.restore(dest, t, na)
		return err
	}
	if nb == 0 {
		return done(nil)
	}
	if na == 1 {
		return copyB()
	}
	gallop := s.gallop
	for {
		acount, bcount := 0, 0
		for {
			lt, err := s.less(s.keys[b], s.tmpK[t])
			if err != nil {
				return done(err)
			}
			if lt {
				s.move(dest, b, 1)
				dest, b, nb = dest+1, b+1, nb-1
				acount, bcount = 0, bcount+1
				if nb == 0 {
					return done(nil)
				}
				if bcount >= gallop {
					break
				}
			} else {
				s.restore(dest, t, 1)
				dest, t, na = dest+1, t+1, na-1
				acount, bcount = acount+1, 0
				if na == 1 {
					return copyB()
				}
				if acount >= gallop {
					break
				}
			}
		}
		gallop++
		for {
			if gallop > 1 {
				gallop--
			}
			s.gallop = gallop
			k, err := s.gallopRight(s.keys[b], s.tmpK[t:t+na], 0)
			if err != nil {
				return done(err)
			}
			acount = k
			if k > 0 {
				s.restore(dest, t, k)
				dest, t, na = dest+k, t+k, na-k
				if na == 1 {
					return copyB()
				}
				if na == 0 { // only with an inconsistent order
					return done(nil)
				}
			}
			s.move(dest, b, 1)
			dest, b, nb = dest+1, b+1, nb-1
			if nb == 0 {
				return done(nil)
			}
			if k, err = s.gallopLeft(s.tmpK[t], s.keys[b:b+nb], 0); err != nil {
				return done(err)
			}
			bcount = k
			if k > 0 {
				s.move(dest, b, k)
				dest, b, nb = dest+k, b+k, nb-k
				if nb == 0 {
					return done(nil)
				}
			}
			s.restore(dest, t, 1)
			dest, t, na = dest+1, t+1, na-1
			if na == 1 {
				return copyB()
			}
			if acount < minGallop && bcount < minGallop {
				break
			}
		}
		gallop++
		s.gallop = gallop
	}
}

// mergeHi merges na items at a with nb at b (stashed), from the right; na >= nb.
func (s *sorter) mergeHi(a, na, b, nb int) *Exc {
	s.stash(b, nb)
	dest := b + nb - 1
	t := nb - 1     // last of the stash
	x := a + na - 1 // last of a
	s.move(dest, x, 1)
	dest, x, na = dest-1, x-1, na-1
	copyA := func() *Exc {
		s.move(dest+1-na, x+1-na, na)
		s.restore(dest-na, t, 1)
		return nil
	}
	done := func(err *Exc) *Exc {
		s.restore(dest-nb+1, 0, nb)
		return err
	}
	if na == 0 {
		return done(nil)
	}
	if nb == 1 {
		return copyA()
	}
	gallop := s.gallop
	for {
		acount, bcount := 0, 0
		for {
			lt, err := s.less(s.tmpK[t], s.keys[x])
			if err != nil {
				return done(err)
			}
			if lt {
				s.move(dest, x, 1)
				dest, x, na = dest-1, x-1, na-1
				acount, bcount = acount+1, 0
				if na == 0 {
					return done(nil)
				}
				if acount >= gallop {
					break
				}
			} else {
				s.restore(dest, t, 1)
				dest, t, nb = dest-1, t-1, nb-1
				acount, bcount = 0, bcount+1
				if nb == 1 {
					return copyA()
				}
				if bcount >= gallop {
					break
				}
			}
		}
		gallop++
		for {
			if gallop > 1 {
				gallop--
			}
			s.gallop = gallop
			k, err := s.gallopRight(s.tmpK[t], s.keys[a:a+na], na-1)
			if err != nil {
				return done(err)
			}
			k = na - k
			acount = k
			if k > 0 {
				s.move(dest-k+1, x-k+1, k)
				dest, x, na = dest-k, x-k, na-k
				if na == 0 {
					return done(nil)
				}
			}
			s.restore(dest, t, 1)
			dest, t, nb = dest-1, t-1, nb-1
			if nb == 1 {
				return copyA()
			}
			if k, err = s.gallopLeft(s.keys[x], s.tmpK[:nb], nb-1); err != nil {
				return done(err)
			}
			k = nb - k
			bcount = k
			if k > 0 {
				s.restore(dest-k+1, t-k+1, k)
				dest, t, nb = dest-k, t-k, nb-k
				if nb == 1 {
					return copyA()
				}
				if nb == 0 { // only with an inconsistent order
					return done(nil)
				}
			}
			s.move(dest, x, 1)
			dest, x, na = dest-1, x-1, na-1
			if na == 0 {
				return done(nil)
			}
			if acount < minGallop && bcount < minGallop {
				break
			}
		}
		gallop++
		s.gallop = gallop
	}
}
