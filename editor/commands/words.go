package commands

import (
	"hx/editor/command"
	"hx/editor/motion"
	"hx/editor/selection"
)

// Words is the family of movements by words, WORDs and sub-words.
var Words = wordRows()

// wordRows makes the moving and the extending command of every kind.
func wordRows() []*command.Command {
	var out []*command.Command
	kinds := []struct {
		words       motion.Words
		name, label string
	}{{motion.Small, "word", "word"}, {motion.Long, "long_word", "WORD"}, {motion.Sub, "sub_word", "sub-word"}}
	for _, k := range kinds {
		for _, way := range []struct {
			name, label string
			goal        motion.Goal
		}{
			{"next_%_start", "ext % start", motion.Goal{}},
			{"prev_%_start", "revious % start", motion.Goal{Backward: true}},
			{"next_%_end", "ext % end", motion.Goal{End: true}},
			{"prev_%_end", "revious % end", motion.Goal{Backward: true, End: true}},
		} {
			goal := way.goal
			goal.Words = k.words
			name, label := fill(way.name, k.name), fill(way.label, k.label)
			initial, capital := "n", "N"
			if goal.Backward {
				initial, capital = "p", "P"
			}
			out = append(out,
				&command.Command{Name: "move_" + name, Label: capital + label, Flags: command.Motion, Run: words(goal, false)},
				&command.Command{Name: "extend_" + name, Label: "Extend to " + initial + label, Flags: command.Motion, Run: words(goal, true)})
		}
	}
	return out
}

func words(g motion.Goal, extend bool) func(*command.Context) error {
	return func(c *command.Context) error {
		t, count := c.Text(), c.Count()
		c.Select(func(r selection.Range) selection.Range {
			w := motion.Word(t, r, count, g)
			if extend {
				return r.PutCursor(t, w.Cursor(t), true)
			}
			return w
		})
		return nil
	}
}
