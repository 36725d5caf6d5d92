import fc from 'fast-check';

// The same cases each time: what lands is judged by its own change, not by a find elsewhere. PROPERTY_SEED takes others.
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env['PROPERTY_SEED'] ?? 20_261_125) });
