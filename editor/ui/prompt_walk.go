package ui

// newest is the latest line of the history, or "".
func (p *Prompt) newest() string {
	if p.o.History != nil {
		if past := p.o.History(); len(past) > 0 {
			return past[0]
		}
	}
	return ""
}

// walk shows an older or newer line of the history. Behind the newest is the
// line that was being typed.
func (p *Prompt) walk(older bool) {
	if p.at < 0 {
		if p.o.History == nil || !older {
			return
		}
		p.past, p.draft = p.o.History(), p.Line()
	}
	to := p.at + 1
	if !older {
		to = p.at - 1
	}
	if to >= len(p.past) {
		return
	}
	line := p.draft
	if to >= 0 {
		line = p.past[to]
	}
	p.field.Set(line)
	p.edited()
	p.at = to
}

// complete asks for the candidates of the line.
func (p *Prompt) complete() {
	p.found, p.chosen = Candidates{}, -1
	if p.o.Complete == nil {
		return
	}
	line := p.Line()
	found := p.o.Complete(line, p.Cursor())
	if 0 <= found.From && found.From <= found.To && found.To <= len(line) {
		p.found = found
	}
}

// choose goes so many candidates on, round and round, and puts it in the line.
// A folder that is the only candidate is entered at once.
func (p *Prompt) choose(step int) {
	n := len(p.found.List)
	if n == 0 {
		return
	}
	to := p.chosen + step
	if p.chosen < 0 && step < 0 {
		to = n - 1
	}
	p.Choose((to + n) % n)
	if n == 1 && p.found.List[0].Into {
		p.leave()
	}
}

// Choose puts candidate i in the line, as Tab does; a click on it does the same.
func (p *Prompt) Choose(i int) {
	if i < 0 || i >= len(p.found.List) {
		return
	}
	if p.chosen < 0 {
		p.base = p.Line()
	}
	c := p.found.List[i]
	p.field.line = p.base
	p.field.Replace(p.found.From, p.found.To, c.Text)
	if c.Into {
		p.field.moveTo(p.found.From + c.Inside)
	}
	p.chosen = i
	p.at = -1
	p.changed()
}

// leave keeps the line and asks for candidates anew.
func (p *Prompt) leave() {
	p.complete()
	p.describe()
}
