#ifndef SHAPES_H
#define SHAPES_H

/* A thing that has an area. */
struct square {
  double side;
};

/* How much of the plane it covers. */
double square_area(const struct square *s);

#endif
