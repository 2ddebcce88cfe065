// Package arch holds tests of the house rules: who may import whom, tables that
// must agree, manuals that must be fresh.
package arch
