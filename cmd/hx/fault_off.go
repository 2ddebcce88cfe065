//go:build !faults

package main

// faultVariable names the variable that tells what a test wants to break; no
// program that is released looks for one.
const faultVariable = ""

func (a *app) breakDown() {}

func (a *app) breakDrawing() {}
