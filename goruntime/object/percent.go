package object

import (
	"math"
	"strconv"
	"strings"
	"unsafe"
)

// str % args: a port of unicode_format in unicodeobject.c. One argument that
// the Go world cannot convert is formatted by CPython with the same specifier.

type percentState struct {
	fmt *Str
	// latin is the text of fmt when it is of kind 1.
	latin string
	pos   int // next character
	left  int // characters after pos, as fmtcnt counts them
	out   strWriter
	args  Value
	// tuple holds the arguments when args is a tuple; argLen is -1 otherwise,
	// and argIdx starts at -2 so that a single value is used once.
	tuple          []Value
	argLen, argIdx int
	dict           Value // what %(name)s looks names up in
}

type percentArg struct {
	ch                           rune
	left, sign, blank, alt, zero bool
	width, prec                  int
	signed                       bool // the text may start with a sign
}

func percentStr(c *Ctx, format *Str, args Value) (Value, *Exc) {
	if format.ASCII {
		if v, ok := plainPercent(format, args); ok {
			return v, nil
		}
	}
	var buf [128]byte
	p := &percentState{fmt: format, left: format.Len(), out: newWriter(buf[:]), args: args, argLen: -1, argIdx: -2}
	if format.Kind == 1 {
		p.latin = format.S
	}
	t := args.Type()
	if t == &TupleType {
		p.tuple = (*Tuple)(args.P).V
		p.argLen, p.argIdx = len(p.tuple), 0
	} else if bodyType(t) != &StrType && t != &DequeType && t.GetItem != nil { // a deque is a sequence only
		p.dict = args
	}
	for p.left--; p.left >= 0; p.left-- {
		if p.at(p.pos) != '%' {
			start := p.pos
			p.pos++
			for p.left--; p.left >= 0 && p.at(p.pos) != '%'; p.left-- {
				p.pos++
			}
			p.out.part(format, start, p.pos)
			p.left++
			continue
		}
		p.pos++
		if err := p.field(c); err != nil {
			return Value{}, err
		}
	}
	if p.argIdx < p.argLen && p.dict.Nil() {
		return Value{}, Raise(c, &TypeErrorType, "not all arguments converted during string formatting")
	}
	return p.out.done(), nil
}

// at reads a character; the one past the end is NUL, as in CPython.
func (p *percentState) at(i int) rune {
	if i < len(p.latin) {
		return rune(p.latin[i])
	}
	if i >= p.fmt.Len() {
		return 0
	}
	return p.fmt.At(i)
}

func (p *percentState) nextArg(c *Ctx) (Value, *Exc) {
	if p.argIdx >= p.argLen {
		return Value{}, Raise(c, &TypeErrorType, "not enough arguments for format string")
	}
	p.argIdx++
	if p.argLen < 0 {
		return p.args, nil
	}
	return p.tuple[p.argIdx-1], nil
}

func (p *percentState) field(c *Ctx) *Exc {
	a := percentArg{ch: p.at(p.pos), width: -1, prec: -1}
	if a.ch == '%' {
		p.pos++
		p.left--
		p.out.byte('%')
		return nil
	}
	if err := p.parse(c, &a); err != nil {
		return err
	}
	if err := p.convert(c, &a); err != nil {
		return err
	}
	if !p.dict.Nil() && p.argIdx < p.argLen {
		return Raise(c, &TypeErrorType, "not all arguments converted during string formatting")
	}
	return nil
}

// step reads the next character of the specifier into a.ch, if there is one.
func (p *percentState) step(a *percentArg) bool {
	p.left--
	if p.left < 0 {
		return false
	}
	a.ch = p.at(p.pos)
	p.pos++
	return true
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// number reads the digits that start with a.ch.
func (p *percentState) number(c *Ctx, a *percentArg, limit int, what string) (int, *Exc) {
	n := int(a.ch - '0')
	for p.step(a) && isDigit(a.ch) {
		d := int(a.ch - '0')
		if n > (limit-d)/10 {
			return 0, Raise(c, &ValueErrorType, "%s too big", what)
		}
		n = n*10 + d
	}
	return n, nil
}

// star reads the argument of a * width or precision.
func (p *percentState) star(c *Ctx, bits uint, ctype string) (int, *Exc) {
	v, err := p.nextArg(c)
	if err != nil {
		return 0, err
	}
	n, isInt, fits := smallInt(v)
	if !isInt {
		return 0, Raise(c, &TypeErrorType, "* wants int")
	}
	if !fits || int64(n)>>(bits-1) != 0 && int64(n)>>(bits-1) != -1 {
		return 0, Raise(c, &OverflowErrorType, "Python int too large to convert to C %s", ctype)
	}
	return n, nil
}

// smallInt is the value of an int or bool; fits is false past 64 bits.
func smallInt(v Value) (n int, isInt, fits bool) {
	switch {
	case v.IsInt():
		return int(v.Int()), true, true
	case v.IsTrue():
		return 1, true, true
	case v.IsFalse():
		return 0, true, true
	}
	return 0, v.Type().Subclass(&IntType), false
}

func (p *percentState) parse(c *Ctx, a *percentArg) *Exc {
	if a.ch == '(' {
		if err := p.key(c); err != nil {
			return err
		}
	}
flags:
	for p.step(a) {
		switch a.ch {
		case '-':
			a.left = true
		case '+':
			a.sign = true
		case ' ':
			a.blank = true
		case '#':
			a.alt = true
		case '0':
			a.zero = true
		default:
			break flags
		}
	}
	var err *Exc
	if a.ch == '*' {
		if a.width, err = p.star(c, 64, "ssize_t"); err != nil {
			return err
		}
		if a.width < 0 {
			a.left = true
			a.width = -a.width
		}
		p.step(a)
	} else if isDigit(a.ch) {
		if a.width, err = p.number(c, a, math.MaxInt64, "width"); err != nil {
			return err
		}
	}
	if a.ch == '.' {
		a.prec = 0
		p.step(a)
		if a.ch == '*' {
			if a.prec, err = p.star(c, 32, "int"); err != nil {
				return err
			}
			a.prec = max(a.prec, 0)
			p.step(a)
		} else if isDigit(a.ch) {
			if a.prec, err = p.number(c, a, math.MaxInt32, "precision"); err != nil {
				return err
			}
		}
	}
	if p.left >= 0 && (a.ch == 'h' || a.ch == 'l' || a.ch == 'L') {
		p.step(a)
	}
	if p.left < 0 {
		return Raise(c, &ValueErrorType, "incomplete format")
	}
	return nil
}

// key reads %(name) and makes its value the only argument.
func (p *percentState) key(c *Ctx) *Exc {
	if p.dict.Nil() {
		return Raise(c, &TypeErrorType, "format requires a mapping")
	}
	p.pos++
	p.left--
	start := p.pos
	open := 1
	for open > 0 {
		if p.left--; p.left < 0 {
			break
		}
		switch p.at(p.pos) {
		case ')':
			open--
		case '(':
			open++
		}
		p.pos++
	}
	if p.left < 0 || open > 0 {
		return Raise(c, &ValueErrorType, "incomplete format key")
	}
	v, err := GetItem(c, p.dict, p.fmt.sub(start, p.pos-1).Value())
	if err != nil {
		return err
	}
	p.args, p.tuple, p.argLen, p.argIdx = v, nil, -1, -2
	return nil
}

// convert writes the next argument.
func (p *percentState) convert(c *Ctx, a *percentArg) *Exc {
	v, err := p.nextArg(c)
	if err != nil {
		return err
	}
	var s Value
	var number string
	native := true
	switch a.ch {
	case 's':
		s, err = ToStr(c, v)
	case 'r':
		s, err = Repr(c, v)
	case 'a':
		s, err = AsciiRepr(c, v)
	case 'd', 'i', 'u', 'o', 'x', 'X':
		a.signed = true
		if v.IsInt() && a.prec < 0 && (a.ch == 'd' || a.ch == 'i' || a.ch == 'u') {
			var buf [20]byte
			digits := strconv.AppendInt(buf[:0], v.Int(), 10)
			return p.put(c, a, &Str{S: unsafe.String(&digits[0], len(digits)), Kind: 1, ASCII: true})
		}
		number, native, err = percentInt(c, a, v)
	case 'e', 'E', 'f', 'F', 'g', 'G':
		a.signed = true
		number, native, err = percentFloat(c, a, v)
	case 'c':
		s, native, err = percentChar(c, a, v)
	default:
		shown := a.ch
		if shown < 31 || shown >= 127 {
			shown = '?'
		}
		return Raise(c, &ValueErrorType, "unsupported format character '%c' (0x%x) at index %d", shown, a.ch, p.pos-1)
	}
	switch {
	case err != nil:
		return err
	case !native:
		if s, err = percentHost(c, a, v); err != nil {
			return err
		}
		p.out.str((*Str)(s.P))
		return nil
	case a.signed:
		return p.put(c, a, &Str{S: number, Kind: 1, ASCII: true})
	}
	if s, err = exactStr(c, s); err != nil {
		return err
	}
	return p.put(c, a, (*Str)(s.P))
}

// percentHost lets CPython format one argument.
func percentHost(c *Ctx, a *percentArg, v Value) (Value, *Exc) {
	var b strings.Builder
	b.WriteByte('%')
	for _, f := range [...]struct {
		on bool
		ch byte
	}{{a.left, '-'}, {a.sign, '+'}, {a.blank, ' '}, {a.alt, '#'}, {a.zero, '0'}} {
		if f.on {
			b.WriteByte(f.ch)
		}
	}
	if a.width >= 0 {
		b.WriteString(strconv.Itoa(a.width))
	}
	if a.prec >= 0 {
		b.WriteString("." + strconv.Itoa(a.prec))
	}
	b.WriteByte(byte(a.ch))
	return H.Binary(c, OpMod, false, asciiStr(b.String()), PackTuple(v))
}

// put is unicode_format_arg_output: truncation, sign, prefix and width.
func (p *percentState) put(c *Ctx, a *percentArg, s *Str) *Exc {
	n := s.Len()
	if a.prec >= 0 && n > a.prec && (a.ch == 's' || a.ch == 'r' || a.ch == 'a') {
		n = a.prec
	}
	head := 0 // what comes before zero padding: the sign and the prefix
	add := byte(0)
	if a.signed {
		switch r := s.At(0); {
		case r == '-' || r == '+':
			head = 1
		case a.sign:
			add = '+'
		case a.blank:
			add = ' '
		}
		if a.alt && (a.ch == 'x' || a.ch == 'X' || a.ch == 'o') {
			head += 2
		}
	}
	pad := a.width - n
	if add != 0 {
		pad--
	}
	if pad > 0 && (pad > math.MaxInt64/4 || tooLarge(pad)) {
		return RaiseArgs(c, &MemoryErrorType)
	}
	zero := a.signed && a.zero && !a.left
	if !a.left && !zero {
		p.out.fill(' ', pad)
	}
	if add != 0 {
		p.out.byte(add)
	}
	if zero && pad > 0 {
		p.out.part(s, 0, head)
		p.out.fill('0', pad)
		p.out.part(s, head, n)
	} else {
		p.out.part(s, 0, n)
	}
	if a.left {
		p.out.fill(' ', pad)
	}
	return nil
}
