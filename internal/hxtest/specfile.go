package hxtest

import (
	"fmt"
	"strings"
)

// parseSpec reads a spec file into its prose and cases.
func parseSpec(s string) (prose string, cases []specCase, err error) {
	lines := strings.Split(strings.TrimRight(s, "\n"), "\n")
	first := 0
	for first < len(lines) && !strings.HasPrefix(lines[first], "= ") {
		first++
	}
	prose = strings.TrimRight(strings.Join(lines[:first], "\n"), "\n")
	for i := first; i < len(lines); {
		end := i + 1
		for end < len(lines) && !strings.HasPrefix(lines[end], "= ") {
			end++
		}
		c := specCase{title: lines[i][2:], line: i + 1}
		if err := c.parse(lines[i+1 : end]); err != nil {
			return "", nil, fmt.Errorf("line %d, %q: %w", i+1, c.title, err)
		}
		cases = append(cases, c)
		i = end
	}
	return prose, cases, nil
}

// parse reads the lines of a case below its title.
func (c *specCase) parse(lines []string) error {
	if n := len(lines); n > 0 && lines[n-1] == "" {
		lines = lines[:n-1] // parts the cases
	}
	var state []string
	end := func() {
		text := strings.Join(state, "\n")
		state = nil
		if len(c.steps) == 0 {
			c.before = text
		} else {
			c.steps[len(c.steps)-1].after = text
		}
	}
	for _, l := range lines {
		switch {
		case strings.HasPrefix(l, "! ") && len(c.steps) == 0 && state == nil:
			c.differs = l[2:]
		case strings.HasPrefix(l, ":") && len(c.steps) == 0 && state == nil:
			c.set(l[1:])
		case strings.HasPrefix(l, ":"):
			c.checks = append(c.checks, l[1:])
		case strings.HasPrefix(l, "-> "):
			end()
			c.steps = append(c.steps, specStep{keys: l[3:]})
		default:
			state = append(state, l)
		}
	}
	if len(c.steps) == 0 {
		return fmt.Errorf("there is no line of keys (-> ...)")
	}
	end()
	return nil
}

func (c *specCase) set(line string) {
	switch word, rest, _ := strings.Cut(line, " "); word {
	case "crlf":
		c.crlf = true
	case "lang":
		c.ext = rest
	}
	c.settings = append(c.settings, line)
}

// formatSpec writes a spec file.
func formatSpec(prose string, cases []specCase) string {
	var b strings.Builder
	if prose != "" {
		b.WriteString(prose + "\n\n")
	}
	for i, c := range cases {
		if i > 0 {
			b.WriteString("\n")
		}
		fmt.Fprintf(&b, "= %s\n", c.title)
		if c.differs != "" {
			fmt.Fprintf(&b, "! %s\n", c.differs)
		}
		for _, s := range c.settings {
			fmt.Fprintf(&b, ":%s\n", s)
		}
		fmt.Fprintf(&b, "%s\n", c.before)
		for _, s := range c.steps {
			fmt.Fprintf(&b, "-> %s\n%s\n", s.keys, s.after)
		}
		for _, s := range c.checks {
			fmt.Fprintf(&b, ":%s\n", s)
		}
	}
	return b.String()
}
