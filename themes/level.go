package themes

// Level is what a terminal can show, the richest first.
type Level uint8

const (
	LevelTrue Level = iota // 24-bit colours
	Level256
	Level16
	Level8
	LevelNone // no colours, only attributes such as bold and reversed
)

func (l Level) String() string {
	switch l {
	case LevelTrue:
		return "true colour"
	case Level256:
		return "256 colours"
	case Level16:
		return "16 colours"
	case Level8:
		return "8 colours"
	}
	return "no colours"
}

// levelOf returns the poorest terminal that shows c.
func levelOf(c Color) Level {
	if i, ok := c.Index(); ok {
		switch {
		case i < 8:
			return Level8
		case i < 16:
			return Level16
		}
		return Level256
	}
	if _, _, _, ok := c.RGB(); ok {
		return LevelTrue
	}
	return LevelNone
}

func (s Style) level() Level {
	return min(levelOf(s.Fg), levelOf(s.Bg), levelOf(s.UnderlineColor))
}

func (t *Theme) neededLevel() Level {
	l := LevelNone
	for _, s := range t.styles {
		l = min(l, s.level())
	}
	for _, s := range t.rainbow {
		l = min(l, s.level())
	}
	return l
}
