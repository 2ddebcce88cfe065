package commands

import (
	"fmt"
	"slices"

	"hx/editor/command"
	"hx/keymap"
)

// Macros is the family that records and plays keys.
var Macros = []*command.Command{
	{Name: "record_macro", Label: "Record macro", Run: recordMacro},
	{Name: "replay_macro", Label: "Replay macro", Run: replayMacro},
}

// macroRegister is where macros go when no register is chosen.
const macroRegister = '@'

// recordMacro starts a recording, or ends it and stores the keys as text.
func recordMacro(c *command.Context) error {
	m := &c.Macro
	if !m.Recording {
		m.Recording, m.Register, m.Keys = true, c.Register(macroRegister), nil
		c.Status("Recording to register [%c]", m.Register)
		return nil
	}
	keys := m.Keys[:max(len(m.Keys)-1, 0)] // without the key that ended it
	m.Recording, m.Keys = false, nil
	if err := c.Ed.Regs.Write(m.Register, []string{keymap.FormatKeys(keys)}); err != nil {
		return err
	}
	c.Status("Recorded to register [%c]", m.Register)
	return nil
}

func replayMacro(c *command.Context) error {
	name := c.Register(macroRegister)
	if slices.Contains(c.Macro.Playing, name) {
		return fmt.Errorf("Cannot replay from register [%c] because already replaying from same register", name)
	}
	text, ok := c.Ed.Regs.First(name)
	if !ok {
		return fmt.Errorf("Register [%c] empty", name)
	}
	keys, err := keymap.ParseKeys(text)
	if err != nil {
		return fmt.Errorf("Invalid macro: %w", err)
	}
	c.Play(keys, name, c.Count())
	return nil
}
