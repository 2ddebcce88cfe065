package cmdline

import (
	"fmt"
	"slices"
	"strings"
)

// Call is a command's arguments, checked but not yet expanded.
type Call struct {
	rest  string
	list  []token
	flags []flagToken
}

type flagToken struct {
	name     string
	hasValue bool
	value    token
}

// Parse reads what follows a command's name and does its expansions. A shell
// may run for as long as it likes: see Call.NeedsShell.
func Parse(rest string, sig Signature, x Expander) (Args, error) {
	c, err := Prepare(rest, sig)
	if err != nil {
		return Args{}, err
	}
	return c.Expand(x)
}

// Prepare reads what follows a command's name and reports everything that is
// wrong with it, before anything runs.
func Prepare(rest string, sig Signature) (Call, error) {
	c, err := scan(rest, sig, true)
	if err != nil {
		return c, err
	}
	if _, err := c.Expand(nil); err != nil {
		return c, err
	}
	return c, sig.count(len(c.list))
}

// Preview reads a line that is being typed: nothing in it is wrong and nothing
// is expanded.
func Preview(rest string, sig Signature) Args {
	c, _ := scan(rest, sig, false)
	a, _ := c.args(func(t token) (string, error) { return t.written(rest), nil })
	return a
}

// Expand gives the arguments. Its errors are those of x; a nil x gives
// meaningless values.
func (c Call) Expand(x Expander) (Args, error) {
	return c.args(func(t token) (string, error) { return t.expand(c.rest, x) })
}

// args gives every token the value that f finds.
func (c Call) args(f func(token) (string, error)) (a Args, err error) {
	for _, t := range c.list {
		value, err := f(t)
		if err != nil {
			return Args{}, err
		}
		a.list = append(a.list, value)
	}
	for _, t := range c.flags {
		g := given{name: t.name}
		if t.hasValue {
			if g.value, err = f(t.value); err != nil {
				return Args{}, err
			}
		}
		a.flags = append(a.flags, g)
	}
	return a, nil
}

// NeedsShell reports whether Expand would run shell commands, so that the
// caller can let it do so elsewhere.
func (c Call) NeedsShell() bool {
	return slices.ContainsFunc(c.list, func(t token) bool { return t.needsShell(c.rest) }) ||
		slices.ContainsFunc(c.flags, func(f flagToken) bool { return f.hasValue && f.value.needsShell(c.rest) })
}

func (t token) needsShell(s string) bool {
	return t.form == expansion && t.kind == "sh" || t.form == expanded && hasShell(t.content(s))
}

// scan sorts the arguments of a line. Unless strict, unknown flags are left out.
func scan(rest string, sig Signature, strict bool) (Call, error) {
	c := Call{rest: rest}
	r := newReader(rest, sig)
	for {
		it, ok := r.next()
		if !ok {
			break
		}
		switch it.role {
		case positional, raw:
			c.list = append(c.list, it.token)
		case flagValue:
			c.flags[len(c.flags)-1].value = it.token
			c.flags[len(c.flags)-1].hasValue = true
		case flagName:
			if err := c.addFlag(it, sig); err != nil && strict {
				return c, err
			}
		}
	}
	if r.flag >= 0 && strict {
		return c, fmt.Errorf("flag '--%s' missing an argument", sig.Flags[r.flag].Name)
	}
	return c, nil
}

func (c *Call) addFlag(it item, sig Signature) error {
	if it.flag < 0 {
		return fmt.Errorf("unknown flag '%s'", it.content(c.rest))
	}
	name := sig.Flags[it.flag].Name
	given := slices.ContainsFunc(c.flags, func(f flagToken) bool { return f.name == name })
	c.flags = append(c.flags, flagToken{name: name})
	if given {
		return fmt.Errorf("flag '--%s' specified more than once", name)
	}
	return nil
}

// Quote writes s so that it is read as one positional argument.
func Quote(s string) string {
	if !needsQuotes(s) {
		return s
	}
	return quoteWith(s, '\'')
}

func needsQuotes(s string) bool {
	if s == "" || strings.ContainsAny(s, " \t") || s[len(s)-1] == '\\' {
		return true
	}
	return strings.IndexByte("'\"`%\\", s[0]) >= 0 || s[0] == '-' && len(s) > 1
}

// quoteWith encloses s; in double quotes percent signs are doubled too.
func quoteWith(s string, quote byte) string {
	q := string(quote)
	s = strings.ReplaceAll(s, q, q+q)
	if quote == '"' {
		s = strings.ReplaceAll(s, "%", "%%")
	}
	return q + s + q
}
