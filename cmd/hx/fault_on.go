//go:build faults

package main

import (
	"context"

	"hx/editor/command"
	"hx/editor/event"
	"hx/editor/job"
	"hx/keymap"
)

// faultVariable names the variable that tells what a test wants to break, once
// SIGUSR2 says when.
const faultVariable = "HX_FAULT"

func (a *app) breakDown() {
	switch a.fault {
	case "hook":
		panic("injected into the loop\x1b[31m\u202e")
	case "command":
		a.env.Context().NextKey(func(*command.Context, keymap.Key) { panic("injected into a command") })
		a.in.Handle(event.Key{Key: keymap.Char('x')})
	case "worker":
		job.Go(a.ed.Jobs, job.Spec{Key: "broken"}, func(context.Context) (int, error) { panic("injected into a worker") }, nil)
	case "answer":
		a.loop.Posts.Post(func() { panic("injected into an answer") })
	case "drawing":
		a.fault = "drawing now"
		a.Redraw()
	case "stuck":
		select {}
	}
}

func (a *app) breakDrawing() {
	if a.fault == "drawing now" {
		panic("injected into drawing")
	}
}
