package themes

import (
	"math"
	"slices"
)

// Reduced returns the theme for a poorer terminal: every colour becomes the
// most similar one the terminal has, with text kept apart from its background
// and marks such as the selection kept apart from the page. Without colours,
// marks become reversed, bold or underlined. A theme that needs no more than
// level is returned as it is. Indexes of HighlightIndex stay valid.
//
// Where the terminal decides how a colour looks, xterm's colours are assumed.
func (t *Theme) Reduced(level Level) *Theme {
	switch {
	case t.level >= level:
		return t
	case level >= LevelNone:
		return t.bare()
	}
	r := newReducer(t, level)
	r.backgrounds(false)
	r.backgrounds(true)
	r.measure()
	r.texts()
	r.readableMarks()
	return t.with(r.styles, r.rainbow)
}

// reducer holds a copy of a theme while its colours are being replaced.
type reducer struct {
	*Theme          // the copy
	from     *Theme // as it was
	level    Level
	swatches []swatch // what the terminal has; at 256 colours made when needed
	known    []swatch // by index, as far as asked for; at 256 colours
	near     []swatch // scratch of around
	dark     bool     // the page
	spots    []spot
	memo     map[reduceKey]Color
}

type reduceKey struct {
	fg            Color
	on            group
	before, after Color
}

func newReducer(t *Theme, level Level) *reducer {
	r := &reducer{
		Theme: t.with(slices.Clone(t.styles), slices.Clone(t.rainbow)), from: t, level: level,
		memo: map[reduceKey]Color{},
	}
	if level == Level256 {
		r.known, r.near = make([]swatch, 256), make([]swatch, 0, 10)
	} else {
		r.swatches = swatchRange(0, map[Level]int{Level16: 16, Level8: 8}[level])
	}
	page, ok := usualLuminance(t.Style("ui.background").Bg)
	if !ok { // the terminal decides: then it goes with the text
		ink, known := usualLuminance(t.Style("ui.text").Fg)
		r.dark = !known || ink > middleGrey
	} else {
		r.dark = page <= middleGrey
	}
	return r
}

// textContrast is the contrast text keeps, if it had it before.
func (r *reducer) textContrast() float64 {
	if r.level == Level256 {
		return 4.5
	}
	return 3
}

// has reports whether the terminal shows c.
func (r *reducer) has(c Color) bool { return levelOf(c) >= r.level }

// backgrounds replaces the backgrounds of the pages, or those of the marks,
// which must differ from what they lie on.
func (r *reducer) backgrounds(marks bool) {
	for i, scope := range r.scopes {
		sf, _ := surfaceOf(scope)
		s := &r.styles[i]
		if sf.mark != marks || levelOf(s.Bg) == LevelNone {
			continue
		}
		switch {
		case marks && sf.bar() && r.level != Level256:
			r.reverse(s, sf)
		case marks:
			s.Bg = r.markColor(s.Bg, r.rivals(sf))
		case !r.has(s.Bg):
			s.Bg = r.pageColor(s.Bg)
			if scope == "ui.background" && r.level != Level256 {
				s.Bg = r.extreme(1) // black, on which white text is written
				if !r.dark {
					s.Bg = r.extreme(0)
				}
			}
		}
	}
}

// reverse makes a bar stand out by reversing it: few colours offer none on
// which messages of all colours can be read as on the page, but reversed they
// can.
func (r *reducer) reverse(s *Style, sf surface) {
	page, bar := r.from.page(sf.on), newSwatch(s.Bg)
	if p, known := knownSwatch(page); known && bar.lab.distance(p.lab) <= sameLook && r.page(sf.on) != NoColor {
		s.Bg = r.page(sf.on)
		return
	}
	if r.has(s.Bg) && s.Bg != r.page(sf.on) {
		return
	}
	s.Bg = r.page(sf.on)
	s.Mods |= Reversed
}

// rival is a background a mark must differ from, as it was and is.
type rival struct{ before, after Color }

// rivals lists what a mark must differ from: what it lies on, and a selection
// from the cursors in it too. The cursors come first in the order of scopes.
func (r *reducer) rivals(sf surface) []rival {
	list := []rival{{r.from.page(sf.on), r.page(sf.on)}}
	if below(sf.scope, "ui.selection") {
		for _, cursor := range []string{"ui.cursor", "ui.cursor.primary"} {
			list = append(list, rival{r.from.Style(cursor).Bg, r.Style(cursor).Bg})
		}
	}
	return list
}

// pageColor reduces the background of a page. With few colours that is a grey:
// a dark purple page must not become a bright blue one.
func (r *reducer) pageColor(c Color) Color {
	want := newSwatch(c)
	if r.level == Level256 {
		return r.nearest256(want.lab, always)
	}
	best, least := NoColor, math.Inf(1)
	for _, sw := range r.swatches {
		// Among dark colours a square root is nearer to what one sees than Oklab.
		if d := math.Abs(math.Sqrt(sw.y) - math.Sqrt(want.y)); sw.lab.chroma() < 0.01 && d < least {
			best, least = sw.color, d
		}
	}
	return best
}

// sameLook is the squared distance below which colours pass for one.
const sameLook = 0.0004

// markColor reduces the background of a mark.
func (r *reducer) markColor(c Color, rivals []rival) Color {
	want := newSwatch(c)
	apart := func(sw swatch) bool {
		for _, v := range rivals {
			b, known := knownSwatch(v.before)
			if sw.color == v.after && (!known || want.lab.distance(b.lab) > sameLook) {
				return false
			}
		}
		return true
	}
	switch {
	case r.has(c) && apart(want):
		return c
	case r.level == Level256:
		return r.nearest256(want.lab, apart)
	}
	return r.nearestFew(want.lab, apart)
}

// texts replaces text and underline colours.
func (r *reducer) texts() {
	for i, scope := range r.scopes {
		s := &r.styles[i]
		s.Fg = r.text(s.Fg, scope, r.from.styles[i].Bg, s.Bg)
		if !r.has(s.UnderlineColor) {
			s.UnderlineColor = r.text(s.UnderlineColor, "", NoColor, NoColor)
		}
	}
	for i := range r.rainbow {
		s := &r.rainbow[i]
		if !r.has(s.Bg) {
			s.Bg = r.pageColor(s.Bg)
		}
		s.Fg = r.text(s.Fg, "", r.from.rainbow[i].Bg, s.Bg)
	}
}

// ground is a background text is drawn on, and the contrast it must keep there.
type ground struct{ y, contrast float64 }

// text reduces the text colour of scope, whose own background was before and
// is now after. The scope "" stands for code. A colour the terminal has stays
// as long as it can be read.
func (r *reducer) text(fg Color, scope string, before, after Color) Color {
	if levelOf(fg) == LevelNone {
		return fg
	}
	g := groupOf(scope)
	if g == noGroup && after == NoColor {
		before, after = r.from.page(scope), r.page(scope)
	}
	key := reduceKey{fg, g, before, after}
	if c, ok := r.memo[key]; ok {
		return c
	}
	want := newSwatch(fg)
	grounds := r.grounds(want.y, g, before, after)
	c := fg
	if !r.has(fg) || !readableOn(want.y, grounds) {
		c = r.readable(want, grounds)
	}
	r.memo[key] = c
	return c
}

// grounds lists where text of the group g appears: on its own background,
// which was before and is now after, or on the pages; and on marks.
func (r *reducer) grounds(fg float64, g group, before, after Color) []ground {
	limit := r.textContrast()
	if g == trim {
		limit = 1.3 // visible
		g = code
	}
	var list []ground
	add := func(p spot) {
		gr := ground{p.now, min(ratio(fg, p.old), limit)}
		if !slices.Contains(list, gr) {
			list = append(list, gr)
		}
	}
	if after != NoColor {
		add(r.spotOf(before, after))
	}
	for _, p := range r.spots {
		if p.holds&g != 0 && (p.mark || after == NoColor) {
			add(p)
		}
	}
	return list
}

// spot is a background as it was and is, by luminance.
type spot struct {
	holds    group
	mark     bool
	old, now float64
}

func (r *reducer) spotOf(before, after Color) spot {
	old, known := usualLuminance(before)
	now, ok := usualLuminance(after)
	if !ok { // the terminal's own background
		old, now = 0, 0
		if !r.dark {
			old, now = 1, 1
		}
	} else if !known {
		old = now
	}
	return spot{old: old, now: now}
}

// measure collects the surfaces text must be readable on. With few colours
// the marks are left out: they get a text colour of their own instead.
func (r *reducer) measure() {
	for _, sf := range surfaces {
		if sf.mark && sf.covers != noGroup && r.level != Level256 {
			continue
		}
		for g := code; g <= keyInfo; g <<= 1 {
			after, ok := r.shows(sf, g)
			if !ok {
				continue
			}
			p := r.spotOf(r.from.page(sf.scope), after)
			p.holds, p.mark = g, sf.mark
			if !slices.Contains(r.spots, p) {
				r.spots = append(r.spots, p)
			}
		}
	}
}

func readableOn(y float64, grounds []ground) bool {
	for _, g := range grounds {
		if ratio(y, g.y) < g.contrast {
			return false
		}
	}
	return true
}

// readable returns the colour most like want that keeps its contrast on all
// grounds, else the one with the best contrast.
func (r *reducer) readable(want swatch, grounds []ground) Color {
	fits := func(sw swatch) bool { return readableOn(sw.y, grounds) }
	var c Color
	if r.level == Level256 {
		c = r.nearest256(want.lab, fits)
	} else {
		c = r.nearestFew(want.lab, fits)
	}
	if c != NoColor {
		return c
	}
	most := 0.0
	for _, sw := range r.swatches {
		least := math.Inf(1)
		for _, g := range grounds {
			least = min(least, ratio(sw.y, g.y))
		}
		if least > most {
			c, most = sw.color, least
		}
	}
	return c
}

// readableMarks gives marks a text colour of their own where the text on them
// would no longer be readable.
func (r *reducer) readableMarks() {
	old, inks := r.from.inks(usualLuminance), r.inks(usualLuminance)
	for i, scope := range r.scopes {
		sf, ok := surfaceOf(scope)
		s := &r.styles[i]
		if !ok || !sf.mark || sf.covers == noGroup || s.Bg == NoColor || s.Fg != NoColor || s.Bg == r.from.styles[i].Bg {
			continue
		}
		before, _ := usualLuminance(r.from.styles[i].Bg)
		now, ok := usualLuminance(s.Bg)
		if !ok {
			continue
		}
		limit := 3.0
		if r.level == Level256 {
			limit = min(worst(old, sf, before), limit)
		}
		if worst(inks, sf, now) >= limit {
			continue
		}
		s.Fg = r.extreme(now)
	}
}

// extreme returns the darkest or lightest colour, whichever is readable on a
// background of luminance y.
func (r *reducer) extreme(y float64) Color {
	dark, light := Indexed(0), Indexed(15)
	switch r.level {
	case Level256:
		dark, light = Indexed(16), Indexed(231)
	case Level8:
		light = Indexed(7)
	}
	ly, _ := usualLuminance(light)
	if ratio(0, y) > ratio(ly, y) {
		return dark
	}
	return light
}
