package term

import (
	"hx/render/cell"
	"hx/themes"
)

// maxPens and maxClusters bound what an encoder remembers between frames; when
// there is more it starts afresh with a full repaint.
const (
	maxPens     = 1 << 14
	maxClusters = 1 << 14
)

// pen is how the terminal draws: a style reduced to what the terminal can
// show, in a form that is equal if the looks are.
type pen = themes.Style

// plainPen is the terminal's own look.
const plainPen cell.StyleID = 0

// pens numbers pens. Unlike the numbers in frames these stay valid from one
// frame to the next whatever frame it is.
type pens struct {
	all   []pen
	ids   map[pen]cell.StyleID
	blank []cell.StyleID // the pen for a space that looks the same, by pen
	bare  []bool         // a space shows nothing but its background, by pen

	clusters   []string
	clusterIDs map[string]int

	// The numbers of the last frame's tables in ours.
	from      cell.Tables
	styles    []themes.Style
	ofStyle   []cell.StyleID
	ofBlank   []cell.StyleID
	ofCluster []int
}

func newPens() *pens {
	p := &pens{ids: map[pen]cell.StyleID{}, clusterIDs: map[string]int{}}
	p.id(pen{})
	return p
}

func (p *pens) full() bool { return len(p.all) >= maxPens || len(p.clusters) >= maxClusters }

// id returns the number of a pen.
func (p *pens) id(s pen) cell.StyleID {
	id, ok := p.ids[s]
	if !ok {
		id = cell.StyleID(len(p.all))
		p.ids[s] = id
		p.all = append(p.all, s)
		p.bare = append(p.bare, bare(s))
		p.blank = append(p.blank, id)
		if p.bare[id] {
			p.blank[id] = p.id(pen{Bg: s.Bg})
		}
	}
	return id
}

// bare reports whether a space drawn with s shows nothing but its background.
func bare(s pen) bool {
	return s.Underline == themes.NoUnderline && s.Mods&(themes.Reversed|themes.CrossedOut|themes.SlowBlink|themes.RapidBlink) == 0
}

// read takes in the tables of f, as far as they are new.
func (p *pens) read(f *cell.Frame, t *terminal) {
	if p.from != f.Tables() {
		p.from = f.Tables()
		p.ofStyle, p.ofBlank, p.ofCluster = p.ofStyle[:0], p.ofBlank[:0], p.ofCluster[:0]
	}
	p.styles = f.Styles()
	for _, s := range p.styles[len(p.ofStyle):] {
		id := p.id(reduce(s, t))
		p.ofStyle = append(p.ofStyle, id)
		p.ofBlank = append(p.ofBlank, p.blank[id])
	}
	for _, c := range f.Clusters()[len(p.ofCluster):] {
		n, ok := p.clusterIDs[c]
		if !ok {
			n = len(p.clusters)
			p.clusters = append(p.clusters, c)
			p.clusterIDs[c] = n
		}
		p.ofCluster = append(p.ofCluster, n)
	}
}

// translate writes the cells of f with our numbers into to, which is as long.
func (p *pens) translate(to []cell.Cell, f *cell.Frame) {
	for y := range f.H {
		row := to[y*f.W : (y+1)*f.W]
		for x, c := range f.Row(y) {
			if c.IsBlank() {
				row[x] = c.WithStyle(p.ofBlank[c.Style()])
				continue
			}
			if n, ok := c.Cluster(); ok {
				c = c.WithCluster(p.ofCluster[n])
			}
			row[x] = c.WithStyle(p.ofStyle[c.Style()])
		}
	}
}

// reduce returns the pen for a style.
func reduce(s themes.Style, t *terminal) pen {
	p := pen{Fg: reduceColor(s.Fg, t.level), Bg: reduceColor(s.Bg, t.level), Mods: s.Mods, Underline: s.Underline}
	if !t.has(italics) {
		p.Mods &^= themes.Italic
	}
	if t.level == themes.Level8 {
		if i, ok := s.Fg.Index(); ok && i >= 8 && i < 16 {
			p.Mods |= themes.Bold // which is how such terminals show bright colours
		}
	}
	if !t.has(styledUnderline) {
		p.Underline = min(p.Underline, themes.Line)
	} else if p.Underline != themes.NoUnderline {
		p.UnderlineColor = reduceColor(s.UnderlineColor, t.level)
	}
	return p
}

// reduceColor returns the colour that comes nearest to c among those of the
// level; themes do that better, knowing what a colour is for, so this is for
// what slips through. Colours the terminal decides about become NoColor.
func reduceColor(c themes.Color, level themes.Level) themes.Color {
	if c == themes.DefaultColor || level == themes.LevelNone {
		return themes.NoColor
	}
	if r, g, b, ok := c.RGB(); ok {
		switch level {
		case themes.LevelTrue:
			return paletteColor(c, r, g, b)
		case themes.Level256:
			return themes.Indexed(16 + 36*cubeStep(r) + 6*cubeStep(g) + cubeStep(b))
		}
		return basicColor(r, g, b, level)
	}
	i, ok := c.Index()
	switch {
	case !ok || level <= themes.Level256 || i < 8:
		return c
	case i < 16 && level == themes.Level8:
		return themes.Indexed(i - 8)
	case i < 16:
		return c
	case i >= 232:
		grey := 8 + 10*(i-232)
		return basicColor(grey, grey, grey, level)
	}
	i -= 16
	return basicColor(cubeValue(i/36), cubeValue(i/6%6), cubeValue(i%6), level)
}

// paletteColor returns the palette entry that is exactly c, if there is one, as
// that is half as long on the wire. The first entries of the cube are left
// alone: some people have theirs changed together with the basic colours.
func paletteColor(c themes.Color, r, g, b uint8) themes.Color {
	const kept = 22
	if i := 16 + 36*cubeStep(r) + 6*cubeStep(g) + cubeStep(b); i >= kept && cubeValue(cubeStep(r)) == r && cubeValue(cubeStep(g)) == g && cubeValue(cubeStep(b)) == b {
		return themes.Indexed(i)
	}
	if r == g && g == b && r >= 8 && r <= 238 && (r-8)%10 == 0 {
		return themes.Indexed(232 + (r-8)/10)
	}
	return c
}

// cubeValue returns the component at a coordinate of the colour cube.
func cubeValue(step uint8) uint8 {
	if step == 0 {
		return 0
	}
	return 55 + 40*step
}

// cubeStep returns the coordinate in the colour cube nearest to v.
func cubeStep(v uint8) uint8 {
	if v < 48 {
		return 0
	}
	return min(max(1, (v-35)/40), 5)
}

// basicColor returns the nearest of the first 8 or 16 colours.
func basicColor(r, g, b uint8, level themes.Level) themes.Color {
	high := max(r, g, b)
	i := uint8(0)
	for bit, v := range [...]uint8{r, g, b} {
		if v > 48 && v > high/2 {
			i |= 1 << bit
		}
	}
	if level == themes.Level16 && (high > 212 || i == 0 && high > 32) {
		i += 8
	}
	return themes.Indexed(i)
}
