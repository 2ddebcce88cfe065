package cmdline

// role is what an argument is for.
type role uint8

const (
	positional role = iota
	flagName
	flagValue
	flagsEnd // --
	raw      // the rest of the line
)

// item is an argument with its role.
type item struct {
	token
	role role
	flag int // for flagName and flagValue: in the signature; -1: unknown
}

// reader gives the arguments of a line one by one.
type reader struct {
	s          string
	sig        Signature
	at         int
	count      int // positional arguments read
	flag       int // the flag that awaits its value; -1: none
	flagsEnded bool
}

func newReader(s string, sig Signature) reader { return reader{s: s, sig: sig, flag: -1} }

// role of what comes next, unless it is written as a flag.
func (r *reader) role() role {
	switch {
	case r.flag >= 0:
		return flagValue
	case r.sig.RawAfter > 0 && r.count == r.sig.RawAfter, r.sig.Literal:
		return raw
	}
	return positional
}

// next reads an argument; false: there is none.
func (r *reader) next() (item, bool) {
	it := item{role: r.role(), flag: r.flag}
	if it.role == raw {
		it.token = rawToken(r.s, r.at)
		if r.sig.Literal {
			it.form = bare
		}
		r.at = it.to
		return it, it.from < it.to
	}
	var ok bool
	if it.token, ok = nextToken(r.s, r.at); !ok {
		return it, false
	}
	r.at = it.to
	r.flag = -1
	if word, dashed := it.flagWord(r.s); dashed && !r.flagsEnded && it.role == positional {
		if word == "--" {
			r.flagsEnded, it.role = true, flagsEnd
			return it, true
		}
		it.role, it.flag = flagName, r.sig.flag(word)
		if it.flag >= 0 && r.sig.Flags[it.flag].TakesValue {
			r.flag = it.flag
		}
		return it, true
	}
	if it.role == positional {
		r.count++
	}
	return it, true
}

// flagWord returns an argument that is written as a flag.
func (t token) flagWord(s string) (string, bool) {
	if t.form != bare || s[t.from] != '-' || t.to == t.from+1 {
		return "", false
	}
	return t.content(s), true
}
