//go:build servers

package e2e

import (
	"strconv"
	"strings"
)

// steps are what is played with a sample, each from its files as they are.
var steps = []struct {
	name string
	has  func(*sample) bool
	do   func(*lead)
}{
	{"hover", func(s *sample) bool { return s.hoverShows != "" }, (*lead).stepHover},
	{"definition and back", func(s *sample) bool { return s.definitionAt != "" }, (*lead).stepDefinition},
	{"symbols", func(s *sample) bool { return s.symbol != "" }, (*lead).stepSymbols},
	{"workspace symbols", func(s *sample) bool { return s.workspace != "" }, (*lead).stepWorkspace},
	{"hints", func(s *sample) bool { return s.hints != "" }, (*lead).stepHints},
	{"rename", func(s *sample) bool { return s.to != "" }, (*lead).stepRename},
	{"code action", func(s *sample) bool { return s.actionTitle != "" }, (*lead).stepAction},
	{"completion", func(s *sample) bool { return s.completeTyped != "" }, (*lead).stepComplete},
	{"diagnostics", func(s *sample) bool { return s.bug != "" }, (*lead).stepDiagnostics},
	{"format on save", func(s *sample) bool { return s.neat != "" }, (*lead).stepFormat},
}

func (l *lead) stepHover() {
	l.goes(l.hover)
	l.ask(" k", l.hoverShows)
}

func (l *lead) stepDefinition() {
	l.goes(l.definition)
	l.Send("gd")
	l.stands(l.lib, l.definitionAt)
	l.Send("\x0f")
	l.stands(l.main, l.definition.at)
}

func (l *lead) stepSymbols() {
	l.open(l.lib)
	l.ask(" s", append([]string{"│   kind"}, l.symbols...)...)
	l.Send(l.symbol)
	l.UntilScreen(l.t, "the symbol in the first row", func(rows []string) bool { return strings.Contains(chosen(rows), " "+l.symbol) })
	l.Send(enter)
	l.stands(l.lib, l.symbolAt)
}

// chosen is the row of the picker that Enter takes.
func chosen(rows []string) string {
	for _, row := range rows {
		if strings.HasPrefix(row, "│ >") {
			return row
		}
	}
	return ""
}

func (l *lead) stepWorkspace() {
	l.ask(" S", "│   kind")
	l.Send(l.workspace)
	l.UntilScreen(l.t, "the symbol in the first row", func(rows []string) bool {
		return strings.Contains(strings.Join(strings.Fields(chosen(rows)), " "), l.workspaceRow)
	})
	l.Send(enter)
	l.stands(l.lib, l.workspaceAt)
}

func (l *lead) stepHints() {
	l.Send(":set lsp.display-inlay-hints true" + enter)
	l.Until(l.t, l.hints)
	l.Send(":set lsp.display-inlay-hints false" + enter)
	l.UntilScreen(l.t, "no hints", func(rows []string) bool { return !contains(rows, l.hints) })
}

func (l *lead) stepRename() {
	l.goes(l.sample.rename)
	l.ask(" r", "rename-to:"+l.from)
	l.Send("\x15" + l.sample.to + enter)
	l.Until(l.t, l.sample.to)
	l.Send(":wa" + enter)
	l.holds(l.main, l.sample.to)
	l.holds(l.lib, l.sample.to)
	for _, f := range []string{l.main, l.lib} {
		if strings.Contains(l.read(f), l.from) {
			l.t.Errorf("%s still has %s:\n%s", f, l.from, l.read(f))
		}
	}
	l.Send("u")
	l.UntilScreen(l.t, "the old name", func(rows []string) bool { return !contains(rows, l.sample.to) && contains(rows, l.from) })
}

// stepAction takes an action from the menu, whose first row is below the cursor
// and chosen.
func (l *lead) stepAction() {
	l.goes(l.action)
	l.ask(" a", l.actionTitle)
	line, _ := strconv.Atoi(strings.Split(l.action.at, ":")[0])
	for row, text := range l.Screen() {
		if strings.Contains(text, l.actionTitle) {
			l.Send(strings.Repeat("\x0e", row-line))
			break
		}
	}
	l.Send(enter)
	l.UntilScreen(l.t, l.actionGives+" in the text", func(rows []string) bool {
		return contains(rows, strings.Split(l.actionGives, "\n")...)
	})
	l.leave()
	l.Send(":w" + enter)
	l.holds(l.main, l.actionGives)
}

func (l *lead) stepComplete() {
	l.goes(l.above)
	l.Send("o" + l.completeTyped)
	l.Until(l.t, l.completeShows)
	l.Send(l.completeKeys)
	l.UntilScreen(l.t, strings.Join(l.completeGives, " and "), func(rows []string) bool { return contains(rows, l.completeGives...) })
	l.leave()
	l.Send("u")
	l.UntilScreen(l.t, "nothing of it after undoing", func(rows []string) bool {
		for _, text := range l.completeGives {
			if contains(rows, text) {
				return false
			}
		}
		return true
	})
}

func (l *lead) stepDiagnostics() {
	l.goes(l.above)
	l.Send("o" + l.bug)
	l.leave()
	if l.bugBySave {
		l.Send(":w" + enter)
	}
	l.ask(" d", "─││", l.bugShows)
	l.Send(l.bugShows)
	l.UntilScreen(l.t, "the message in the first row", func(rows []string) bool { return strings.Contains(chosen(rows), l.bugShows) })
	l.Send(enter)
	l.stands(l.main, l.bugAt)
}

func (l *lead) stepFormat() {
	l.goes(l.above)
	l.Send("o" + l.ugly)
	l.leave()
	l.Send(":w" + enter)
	l.holds(l.main, l.neat)
	l.UntilScreen(l.t, "the same on the screen", func(rows []string) bool {
		for line := range strings.Lines(l.neat) {
			if !contains(rows, strings.TrimSpace(line)) {
				return false
			}
		}
		return true
	})
}
