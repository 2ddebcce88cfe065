package change

import "fmt"

// Compose returns the one change that does s and then next. It panics when the
// lengths do not meet: that is a programming error (Same-Length).
func (s Set) Compose(next Set) Set {
	if s.desc.after != next.desc.before {
		panic(fmt.Sprintf("change: composing a result of %d bytes with a change for %d", s.desc.after, next.desc.before))
	}
	if s.IsEmpty() {
		return next
	}
	if next.IsEmpty() {
		return s
	}
	c := composer{a: s.ops(), b: next.ops()}
	c.out.set = None(s.desc.before)
	c.run()
	return c.out.set
}

// op is a stretch of one change: keep n bytes, drop n bytes, or put in s.
type op struct {
	kind opKind
	n    int
	s    string
}

type opKind int8

const (
	keep opKind = iota
	drop
	put
)

// ops writes a set as a sequence that covers the whole old text; what is put
// in comes before what is dropped.
func (s Set) ops() []op {
	ops := make([]op, 0, 2*len(s.texts)+1)
	at := 0
	for i, x := range s.desc.extents {
		ops = appendOp(ops, op{kind: keep, n: x.from - at})
		ops = appendOp(ops, op{kind: put, n: x.size, s: s.texts[i]})
		ops = appendOp(ops, op{kind: drop, n: x.to - x.from})
		at = x.to
	}
	return appendOp(ops, op{kind: keep, n: s.desc.before - at})
}

func appendOp(ops []op, o op) []op {
	if o.n == 0 {
		return ops
	}
	return append(ops, o)
}

// composer walks two op lists side by side: a's result is b's text.
type composer struct {
	a, b []op
	at   int  // place in a's old text
	edit Edit // being collected
	open bool
	out  collector
}

func (c *composer) run() {
	for len(c.a) > 0 || len(c.b) > 0 {
		switch {
		case len(c.a) > 0 && c.a[0].kind == drop:
			c.drop(c.a[0].n)
			c.a = c.a[1:]
		case len(c.b) > 0 && c.b[0].kind == put:
			c.put(c.b[0].s)
			c.b = c.b[1:]
		default:
			c.meet()
		}
	}
	c.close()
}

// meet handles the next stretch that a leaves and b reads.
func (c *composer) meet() {
	a, b := &c.a[0], &c.b[0]
	n := min(a.n, b.n)
	switch {
	case a.kind == keep && b.kind == keep:
		c.close()
		c.at += n
	case a.kind == keep && b.kind == drop:
		c.drop(n)
	case a.kind == put && b.kind == keep:
		c.put(a.s[:n])
	}
	c.a, c.b = advance(c.a, n), advance(c.b, n)
}

func advance(ops []op, n int) []op {
	if ops[0].n == n {
		return ops[1:]
	}
	ops[0].n -= n
	if ops[0].kind == put {
		ops[0].s = ops[0].s[n:]
	}
	return ops
}

func (c *composer) start() {
	if !c.open {
		c.edit, c.open = Edit{From: c.at, To: c.at}, true
	}
}

func (c *composer) drop(n int) {
	c.start()
	c.at += n
	c.edit.To = c.at
}

func (c *composer) put(s string) {
	c.start()
	c.edit.Text += s
}

func (c *composer) close() {
	if c.open {
		c.out.add(c.edit)
		c.open = false
	}
}
