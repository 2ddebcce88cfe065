package themes

import "slices"

const (
	// trimContrast is as much as decoration is ever lifted to: what is seen
	// but not read needs 3:1.
	trimContrast = 3
	// markContrast is what remains at least between a mark and the page when
	// a mark is moved towards the page to make the text on it readable.
	markContrast = 1.25
)

// MinContrast returns the theme with text colours moved away from their
// backgrounds, of the same hue, until each pair of text and background on the
// screen reaches the WCAG ratio, or text is black or white. Marks without a
// text colour of their own, such as a selection, first move towards the page
// as far as they stay visible. Colours the terminal decides about stay as they
// are, and so does a theme that is good already. Call it before Reduced.
func (t *Theme) MinContrast(ratio float64) *Theme {
	if !(ratio > 1) {
		return t
	}
	l := lifter{Theme: t.with(slices.Clone(t.styles), slices.Clone(t.rainbow)), ratio: ratio, memo: map[liftKey]Color{}}
	l.own()
	l.text(false)
	l.marks()
	l.text(true)
	if slices.Equal(l.styles, t.styles) && slices.Equal(l.rainbow, t.rainbow) {
		return t
	}
	return t.with(l.styles, l.rainbow)
}

// lifter holds a theme whose styles are being changed in place; nobody else
// has it yet.
type lifter struct {
	*Theme
	ratio float64
	memo  map[liftKey]Color
}

type liftKey struct {
	fg, own Color
	on      group
	marks   bool
}

// own lifts the text of entries that have both colours and of those that are
// surfaces with a text colour.
func (l *lifter) own() {
	for i, scope := range l.scopes {
		s := &l.styles[i]
		switch g := groupOf(scope); {
		case g == trim:
			if y, ok := luminance(l.page("ui.background")); ok && s.Bg == NoColor {
				s.Fg = lift(s.Fg, []float64{y}, min(l.ratio, trimContrast))
			}
		case g == noGroup && s.Fg != NoColor:
			if y, ok := luminance(l.page(scope)); ok {
				s.Fg = lift(s.Fg, []float64{y}, l.ratio)
			}
		}
	}
}

// text lifts everything that is drawn on surfaces, with or without the marks.
func (l *lifter) text(marks bool) {
	for i, scope := range l.scopes {
		g := groupOf(scope)
		if g == noGroup || g == trim {
			continue
		}
		s := &l.styles[i]
		if fg := l.textColor(scope); s.Fg != NoColor || s.Bg != NoColor {
			if lifted := l.lifted(fg, s.Bg, g, marks); lifted != fg {
				s.Fg = lifted
			}
		}
	}
	for i := range l.rainbow {
		l.rainbow[i].Fg = l.lifted(l.rainbow[i].Fg, l.rainbow[i].Bg, code, marks)
	}
}

// lifted returns the text colour fg moved until it can be read wherever text
// of the group g, with the background own if it has one, is drawn.
func (l *lifter) lifted(fg, own Color, g group, marks bool) Color {
	key := liftKey{fg, own, g, marks}
	if c, ok := l.memo[key]; ok {
		return c
	}
	var on []float64
	if y, ok := luminance(own); ok {
		on = append(on, y)
	}
	for _, sf := range surfaces {
		if (sf.mark && sf.covers != 0 && !marks) || (!sf.mark && own != NoColor) {
			continue
		}
		if bg, ok := l.shows(sf, g); ok {
			if y, ok := luminance(bg); ok && !slices.Contains(on, y) {
				on = append(on, y)
			}
		}
	}
	c := lift(fg, on, l.ratio)
	l.memo[key] = c
	return c
}

// marks makes marks that lie over text, without a text colour, better to read on. A cursor gets a
// text colour, another mark comes nearer to the page.
func (l *lifter) marks() {
	inks := l.inks(luminance)
	for i, scope := range l.scopes {
		sf, ok := surfaceOf(scope)
		s := &l.styles[i]
		if !ok || !sf.mark || sf.covers == noGroup || s.Fg != NoColor || s.Bg == NoColor {
			continue
		}
		y, ok := luminance(s.Bg)
		if !ok || worst(inks, sf, y) >= l.ratio {
			continue
		}
		if below(scope, "ui.cursor") && scope != "ui.cursor.match" {
			s.Fg = l.inkFor(y)
			continue
		}
		s.Bg = l.towardsPage(sf, s.Bg, inks)
	}
}

// inkFor returns a text colour for a background of luminance y: the page's
// colour if it will do, for a cursor that looks cut out, else black or white.
func (l *lifter) inkFor(y float64) Color {
	page := l.page("ui.background")
	if p, ok := luminance(page); ok && ratio(p, y) >= l.ratio {
		return page
	}
	if y > middleGrey {
		return RGB(0, 0, 0)
	}
	return RGB(255, 255, 255)
}

// towardsPage mixes a mark's colour with the page's until the text on it is
// readable or the mark would no longer be seen.
func (l *lifter) towardsPage(sf surface, bg Color, inks []ink) Color {
	pr, pg, pb, ok := knownRGB(l.page(sf.on))
	if !ok {
		return bg
	}
	r, g, b, _ := knownRGB(bg)
	from, to := toLab(r, g, b), toLab(pr, pg, pb)
	page := luminanceRGB(pr, pg, pb)
	best := bg
	const steps = 32
	for i := 1; i < steps; i++ {
		k := float64(i) / steps
		mixed := lab{from.l + k*(to.l-from.l), from.a + k*(to.a-from.a), from.b + k*(to.b-from.b)}
		r, g, b, _ := mixed.rgb()
		y := luminanceRGB(r, g, b)
		if ratio(y, page) < markContrast {
			break
		}
		best = RGB(r, g, b)
		if worst(inks, sf, y) >= l.ratio {
			break
		}
	}
	return best
}

// lift returns fg, made lighter or darker until its contrast to backgrounds
// of the given luminances is at least want; black or white if that is not to
// be had. Colours the terminal decides about are returned as they are.
func lift(fg Color, on []float64, want float64) Color {
	r, g, b, ok := knownRGB(fg)
	if !ok || len(on) == 0 {
		return fg
	}
	least := func(y float64) float64 {
		least := 21.0
		for _, bg := range on {
			least = min(least, ratio(y, bg))
		}
		return least
	}
	y := luminanceRGB(r, g, b)
	if least(y) >= want {
		return fg
	}
	up := y >= slices.Max(on) || (y > slices.Min(on) && least(1) >= least(0))
	if up && least(1) < want && least(0) >= want {
		up = false
	} else if !up && least(0) < want && least(1) >= want {
		up = true
	}
	c := toLab(r, g, b)
	end, extreme := 0.0, RGB(0, 0, 0)
	if up {
		end, extreme = 1, RGB(255, 255, 255)
	}
	if ey, _ := luminance(extreme); least(ey) < want {
		if least(ey) > least(y) {
			return extreme
		}
		return fg
	}
	near, far, best := c.l, end, extreme
	for range 10 {
		mid := (near + far) / 2
		try := c.atLightness(mid)
		if ty, _ := luminance(try); least(ty) >= want {
			far, best = mid, try
		} else {
			near = mid
		}
	}
	return best
}
