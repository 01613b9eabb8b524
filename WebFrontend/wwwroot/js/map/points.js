const VERTEX = `#version 300 es
in vec2 place;
in float size;
in vec3 colour;
in float state;
uniform vec2 centre;
uniform vec2 scale;
uniform float pixels;
out vec4 fill;
void main() {
  vec2 at = (place - centre) * scale;
  gl_Position = vec4(at.x, -at.y, 0.0, 1.0);
  gl_PointSize = pixels * size * (state > 1.5 ? 2.2 : 1.0);
  fill = vec4(colour, state < 0.5 ? 0.0 : state < 1.0 ? 0.12 : 0.9);
  if (state < 0.5) gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
}`;

const FRAGMENT = `#version 300 es
precision mediump float;
in vec4 fill;
out vec4 colour;
void main() {
  vec2 from = gl_PointCoord * 2.0 - 1.0;
  float edge = 1.0 - smoothstep(0.7, 1.0, dot(from, from));
  colour = vec4(fill.rgb, 1.0) * fill.a * edge;
}`;

/** How a film is drawn. */
export const STATES = { hidden: 0, faint: 0.75, usual: 1, lit: 2 };

/** Draws all films as points by WebGL 2. Places and colours go to the graphics processor once; a frame sends a few numbers. */
export class Points {
  /** Returns null where there is no WebGL 2. */
  static create(canvas, films, colourOf) {
    const gl = canvas.getContext('webgl2', { antialias: false, premultipliedAlpha: true });
    return gl && new Points(gl, films, colourOf);
  }

  constructor(gl, films, colourOf) {
    [this.gl, this.films] = [gl, films];
    this.program = link(gl);
    gl.useProgram(this.program);
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    // The last points are drawn above the others: those of the films that most people rated.
    const last = films.count - 1;
    this.rowOf = index => last - index;
    const most = Math.log1p(films.ratings[0] ?? 1);
    this.attribute('place', 2, Float32Array.from({ length: 2 * films.count }, (_, i) => (i % 2 ? films.y : films.x)[this.rowOf(i >> 1)]));
    this.attribute('size', 1, Float32Array.from({ length: films.count }, (_, i) => 0.55 + 0.9 * Math.log1p(films.ratings[this.rowOf(i)]) / most));
    this.attribute('colour', 3, Float32Array.from({ length: 3 * films.count }, (_, i) => colourOf(this.rowOf(Math.floor(i / 3)))[i % 3]));
    this.states = this.attribute('state', 1, new Float32Array(films.count).fill(STATES.usual));
    this.uniforms = Object.fromEntries(['centre', 'scale', 'pixels'].map(name => [name, gl.getUniformLocation(this.program, name)]));
  }

  /** Sets how each film is drawn. */
  show(stateOf) {
    const { gl, films } = this;
    gl.bindBuffer(gl.ARRAY_BUFFER, this.states);
    gl.bufferData(gl.ARRAY_BUFFER, Float32Array.from({ length: films.count }, (_, i) => stateOf(this.rowOf(i))), gl.DYNAMIC_DRAW);
  }

  draw(view, ratio) {
    const { gl, uniforms, films } = this;
    gl.viewport(0, 0, gl.drawingBufferWidth, gl.drawingBufferHeight);
    gl.clearColor(0, 0, 0, 0);
    gl.clear(gl.COLOR_BUFFER_BIT);
    gl.uniform2f(uniforms.centre, view.x, view.y);
    gl.uniform2f(uniforms.scale, 2 * view.scale / view.width, 2 * view.scale / view.height);
    gl.uniform1f(uniforms.pixels, ratio * Math.min(14, 2.6 + 1.6 * Math.log2(1 + view.zoom)));
    gl.drawArrays(gl.POINTS, 0, films.count);
  }

  attribute(name, size, values) {
    const { gl, program } = this;
    const [buffer, location] = [gl.createBuffer(), gl.getAttribLocation(program, name)];
    gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
    gl.bufferData(gl.ARRAY_BUFFER, values, gl.STATIC_DRAW);
    gl.enableVertexAttribArray(location);
    gl.vertexAttribPointer(location, size, gl.FLOAT, false, 0, 0);
    return buffer;
  }
}

function link(gl) {
  const program = gl.createProgram();
  for (const [type, source] of [[gl.VERTEX_SHADER, VERTEX], [gl.FRAGMENT_SHADER, FRAGMENT]]) {
    const shader = gl.createShader(type);
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS)) throw new Error(gl.getProgramInfoLog(program));
  return program;
}
