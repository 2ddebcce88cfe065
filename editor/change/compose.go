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
	c.out.grow(max(len(s.texts), len(next.texts)))
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

// ops reads a set as a sequence of stretches that cover the whole old text; what
// is put in comes before what is dropped.
type ops struct {
	set  Set
	next int // extent that is read next
	at   int // how far the old text is covered
	now  op  // what is left of the present stretch; n is 0 at the end
	then op  // the stretch after it, if it belongs to the same extent
}

func (s Set) ops() ops {
	o := ops{set: s}
	o.step()
	return o
}

// step goes on to the next stretch.
func (o *ops) step() {
	if o.now, o.then = o.then, (op{}); o.now.n > 0 {
		return
	}
	if o.next == len(o.set.texts) {
		o.now = op{kind: keep, n: o.set.desc.before - o.at}
		o.at = o.set.desc.before
		return
	}
	x := o.set.desc.extents[o.next]
	if x.from > o.at {
		o.now = op{kind: keep, n: x.from - o.at}
		o.at = x.from
		return
	}
	o.now, o.then = op{kind: put, n: x.size, s: o.set.texts[o.next]}, op{kind: drop, n: x.to - x.from}
	o.at = x.to
	o.next++
	if o.now.n == 0 {
		o.now, o.then = o.then, op{}
	}
}

// advance takes n bytes off the present stretch.
func (o *ops) advance(n int) {
	if o.now.n == n {
		o.step()
		return
	}
	o.now.n -= n
	if o.now.kind == put {
		o.now.s = o.now.s[n:]
	}
}

// composer walks two sequences side by side: a's result is b's text.
type composer struct {
	a, b ops
	at   int  // place in a's old text
	edit Edit // being collected
	open bool
	out  collector
	last joined
}

// joined remembers two texts and what they are together. Many cursors type the
// same: one string serves all.
type joined struct{ a, b, both string }

func (j *joined) join(a, b string) string {
	if a == "" {
		return b
	}
	if j.a != a || j.b != b {
		*j = joined{a, b, a + b}
	}
	return j.both
}

func (c *composer) run() {
	for c.a.now.n > 0 || c.b.now.n > 0 {
		switch {
		case c.a.now.n > 0 && c.a.now.kind == drop:
			c.drop(c.a.now.n)
			c.a.step()
		case c.b.now.n > 0 && c.b.now.kind == put:
			c.put(c.b.now.s)
			c.b.step()
		default:
			c.meet()
		}
	}
	c.close()
}

// meet handles the next stretch that a leaves and b reads.
func (c *composer) meet() {
	a, b := c.a.now, c.b.now
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
	c.a.advance(n)
	c.b.advance(n)
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
	c.edit.Text = c.last.join(c.edit.Text, s)
}

func (c *composer) close() {
	if c.open {
		c.out.add(c.edit)
		c.open = false
	}
}
